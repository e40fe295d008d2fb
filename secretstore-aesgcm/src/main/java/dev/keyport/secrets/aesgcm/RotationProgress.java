package dev.keyport.secrets.aesgcm;

/** Follows a rotation. Called on the thread that runs it. */
public interface RotationProgress {

    /** Does nothing. */
    RotationProgress NONE = (done, total) -> {};

    /**
     * Some secrets are done.
     *
     * @param done how many were moved to the active key so far
     * @param total how many were to be moved when it started; more can have come since
     */
    void moved(long done, long total);
}
