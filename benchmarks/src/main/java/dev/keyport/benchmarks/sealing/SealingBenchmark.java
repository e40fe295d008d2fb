package dev.keyport.benchmarks.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A key of 40 bytes, as vendors give them out. Single calls are timed, so that the median leaves out what interrupts them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealingBenchmark {

    @Param
    private Peer peer = Peer.KEYPORT_JDK;

    private final byte[] plaintext = "sk_live_0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
    private Sealer sealer;
    private byte[] sealed;

    public SealingBenchmark() {
        sealer = new JdkGcm(true);
        sealed = plaintext;
    }

    @Setup
    public void create() throws GeneralSecurityException {
        sealer = peer.create();
        sealed = sealer.seal(plaintext);
    }

    @Benchmark
    public byte[] seal() throws GeneralSecurityException {
        return sealer.seal(plaintext);
    }

    @Benchmark
    public byte[] open() throws GeneralSecurityException {
        return sealer.open(sealed);
    }
}
