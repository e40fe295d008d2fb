package dev.keyport.host;

/** Starts the host. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.err.println("nothing to serve yet");
        System.exit(1);
    }
}
