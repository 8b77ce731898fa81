package org.papergraph.build;

/** Told how far a run has come. Calls may come from several threads. */
public interface Progress {

    /** Says nothing to anyone. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String stage, long total, String unit) {}

        @Override
        public void advance(long done) {}

        @Override
        public void end() {}
    };

    /**
     * A stage begins.
     *
     * @param stage what is done: {@code reading}
     * @param total how much there is to do, in units; -1 when nobody knows
     * @param unit what is counted: {@code bytes}
     */
    void begin(String stage, long total, String unit);

    /** So much of the stage is done in all. */
    void advance(long done);

    /** The stage is over. */
    void end();
}
