package org.papergraph.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run queries, no more at once than allowed. A query that does not end within the hard limit is given up:
 * its client gets an answer, and its place stays taken until its thread really ends, so that such queries cannot pile up.
 */
final class QueryWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryWorkers.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** A query to run. */
    interface Job {
        /**
         * Runs the query.
         *
         * @param stop told how to stop the query, as soon as that is known
         */
        Reply run(Stop stop);
    }

    /** Stops a running query from another thread. */
    static final class Stop {
        private volatile Runnable way = () -> {};

        void by(Runnable newWay) {
            way = newWay;
        }

        private void now() {
            way.run();
        }
    }

    /** How it went. */
    sealed interface Outcome {
        /** The job ended and this is its answer. */
        record Done(Reply reply) implements Outcome {}

        /** All places are taken; the job did not start. */
        record Busy() implements Outcome {}

        /** The job was given up at the hard limit. */
        record GivenUp() implements Outcome {}
    }

    private final Duration hardLimit;
    private final Semaphore places;
    private final Set<Stop> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool;

    QueryWorkers(int atOnce, Duration hardLimit) {
        this.hardLimit = hardLimit;
        this.places = new Semaphore(atOnce);
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "papergraph-query-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Queries that have a place now. */
    int running() {
        return running.size();
    }

    /** Runs a job and waits for it, at most until the hard limit. */
    Outcome run(Job job) throws InterruptedException {
        if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Outcome.Busy();
        }
        CompletableFuture<Reply> result = new CompletableFuture<>();
        Stop stop = new Stop();
        running.add(stop);
        try {
            pool.execute(() -> work(job, stop, result));
        } catch (RejectedExecutionException e) {
            free(stop);
            return new Outcome.Busy();
        }
        try {
            return new Outcome.Done(result.get(hardLimit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            stop.now();
            result.cancel(false);
            // The answer may have come just now: then nobody else gives back what it holds.
            if (!result.isCancelled()) {
                result.join().body().close();
            }
            return new Outcome.GivenUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work(Job job, Stop stop, CompletableFuture<Reply> result) {
        try {
            Reply reply = job.run(stop);
            if (!result.complete(reply)) {
                reply.body().close();
            }
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            free(stop);
        }
    }

    private void free(Stop stop) {
        running.remove(stop);
        places.release();
    }

    /**
     * Takes no more jobs, stops those that run, and waits a little for them. Their threads are not interrupted: a store
     * closes its files then.
     */
    @Override
    public void close() {
        pool.shutdown();
        running.forEach(Stop::now);
        try {
            boolean ended = pool.awaitTermination(2, TimeUnit.SECONDS);
            if (!ended) {
                LOG.warn("{} queries do not heed being stopped", running.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
