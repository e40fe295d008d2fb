package dev.keyport.testing;

/**
 * How much of a drill runs. A drill is a test tagged {@code drill} that repeats something many times: briefly in every build, at
 * full length under {@code mvn verify -Pdrills}, which sets the system property {@code keyport.drills} to {@code full}.
 */
public final class Drill {

    private static final boolean FULL = "full".equals(System.getProperty("keyport.drills"));

    private Drill() {}

    /** Whether drills run at full length. */
    public static boolean isFull() {
        return FULL;
    }

    /**
     * How often to repeat.
     *
     * @param brief the repetitions in every build
     * @param full the repetitions at full length
     */
    public static int size(int brief, int full) {
        return FULL ? full : brief;
    }

    /** Tells on the console what a drill has done. */
    public static void report(String drill, String figures) {
        System.out.println("drill: " + drill + ": " + figures);
    }
}
