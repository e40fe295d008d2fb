package dev.keyport.archunit.internal.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Which instruction of a method may follow which, by index: in the ordinary course, and when one throws. */
final class ControlFlow extends Analyzer<BasicValue> {

    private final List<BitSet> next = new ArrayList<>();
    private final List<BitSet> handlers = new ArrayList<>();
    private final AbstractInsnNode[] instructions;

    private ControlFlow(Method method) {
        super(new BasicInterpreter());
        instructions = method.node().instructions.toArray();
        for (int index = 0; index < instructions.length; index++) {
            next.add(new BitSet());
            handlers.add(new BitSet());
        }
    }

    static ControlFlow of(Method method) {
        ControlFlow flow = new ControlFlow(method);
        try {
            flow.analyze(method.ownerName(), method.node());
            return flow;
        } catch (AnalyzerException e) {
            throw new IllegalStateException("the code of " + method.key() + " cannot be read", e);
        }
    }

    @Override
    protected void newControlFlowEdge(int from, int to) {
        next.get(from).set(to);
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int from, int to) {
        handlers.get(from).set(to);
        return true;
    }

    AbstractInsnNode[] instructions() {
        return instructions;
    }

    BitSet next(int index) {
        return next.get(index);
    }

    BitSet handlers(int index) {
        return handlers.get(index);
    }
}
