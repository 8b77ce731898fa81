package org.papergraph.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.papergraph.build.Progress;

/** A progress bar with rate and remaining time, for stages that take longer than a person waits without asking. */
final class TerminalProgress implements Progress {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int REFRESH_MILLIS = 200;

    private final PrintStream terminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private String stage = "";
    private String unit = "";
    private long total;
    private long began;

    TerminalProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void begin(String stage, long total, String unit) {
        end();
        this.stage = stage;
        this.total = total;
        this.unit = unit;
        began = System.nanoTime();
    }

    @Override
    public synchronized void advance(long done) {
        if (bar.isEmpty() && System.nanoTime() - began > PATIENCE_NANOS) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(stage)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .showSpeed()
                    .build());
        }
        bar.ifPresent(b -> b.stepTo(done));
    }

    @Override
    public synchronized void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
