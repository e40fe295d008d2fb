package dev.keyport.registry.job;

/** The job has ended, and stays as it is. */
public final class JobEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobEndedException() {
        super("the job has ended");
    }
}
