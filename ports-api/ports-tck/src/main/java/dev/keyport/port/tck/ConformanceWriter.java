package dev.keyport.port.tck;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Collects what passes of a contract, and writes it down when all of it did. */
final class ConformanceWriter implements BeforeAllCallback, AfterAllCallback, ParameterResolver, TestWatcher {

    /** The configuration parameter of JUnit that names another folder. */
    static final String FOLDER = "keyport.conformance.folder";

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ConformanceWriter.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(ConformanceReport.class, new ConformanceReport());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> tests = AnnotationSupport.findAnnotatedMethods(
                        context.getRequiredTestClass(), Test.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Method::getName)
                .toList();
        ConformanceReport conformance = conformance(context);
        Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse("target/conformance"));
        conformance.write(folder, conformance.complete(tests));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ConformanceReport.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return conformance(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        conformance(context).passedTest(context.getRequiredTestMethod().getName());
    }

    /** What asks for a capability that the provider does not have is given up, which is no failure. */
    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        conformance(context).passedTest(context.getRequiredTestMethod().getName());
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        conformance(context).failed();
    }

    private static ConformanceReport conformance(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getStore(NAMESPACE).get(ConformanceReport.class, ConformanceReport.class), "beforeAll");
    }
}
