package org.papergraph.cli;

/** Entry. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] args) {
        System.out.println("hi");
    }
}
