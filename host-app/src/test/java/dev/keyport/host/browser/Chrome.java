package dev.keyport.host.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium as Debian packages it, without a window, and without a way to any other machine. */
final class Chrome implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Taken for the documentation with {@code -Dkeyport.docs.images=true}. */
    private static final Set<String> FOR_THE_DOCS = Set.of("integrations", "key-dialog", "events");

    private static final String AXE = resource("/axe.min.js");

    private final ChromeDriver driver;

    private Chrome(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Where the browser is; empty when none is installed. */
    static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(browser -> Files.isExecutable(DRIVER))
                .findFirst();
    }

    static Chrome start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--lang=en-US",
                "--window-size=1280,1000",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
        driver.executeCdpCommand("Network.enable", Map.of());
        Chrome chrome = new Chrome(driver);
        chrome.language("en");
        return chrome;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Asks for pages in this language from now on, and not packed: what is sent is searched afterwards. */
    void language(String tag) {
        driver.executeCdpCommand(
                "Network.setExtraHTTPHeaders",
                Map.of("headers", Map.of("Accept-Language", tag, "Accept-Encoding", "identity")));
    }

    /** Shows pages as a system in this colour scheme would, {@code light} or {@code dark}, and nothing that moves. */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Gives the page a width in CSS pixels; 0 for that of the window. */
    void width(int pixels) {
        if (pixels == 0) {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        } else {
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", pixels, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        }
    }

    /** Lets pages run their scripts, or not. */
    void scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** What the browser complained about since it was asked last, apart from requests that were refused or not answered. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("Failed to load resource") && !message.contains("[DOM]"))
                .filter(message -> !message.contains("net::ERR_") && !message.contains("\"htmx:"))
                .toList();
    }

    /** How far things moved while the page was loaded; 0 when nothing did. */
    double layoutShift() {
        return ((Number) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
                    .observe({type: 'layout-shift', buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
                """)).doubleValue();
    }

    /** The addresses that the page has loaded. */
    @SuppressWarnings("unchecked")
    List<String> requests() {
        return (List<String>) driver.executeScript(
                "return performance.getEntries().map(entry => entry.name).filter(name => name.includes('://'))");
    }

    /** What axe-core finds wrong with the page, each with the elements that it is about. */
    @SuppressWarnings("unchecked")
    List<String> violations() {
        if (Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'undefined'"))) {
            driver.executeScript(AXE);
        }
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const options = {rules: {'target-size': {enabled: true}}, reporter: 'no-passes', preload: false};
                axe.run(document, options).then(result => done(result.violations.map(violation =>
                    violation.id + ': ' + violation.nodes.map(node => node.target + ' ' + node.failureSummary).join('; '))));
                """);
    }

    /** A picture of what the window shows. */
    Path window(String name) {
        return save(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** A picture of the whole page. */
    @SuppressWarnings("unchecked")
    Path screenshot(String name) {
        Map<String, Object> size = (Map<String, Object>)
                driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of("captureBeyondViewport", true, "clip", clip, "optimizeForSpeed", !forTheDocs(name)))
                .get("data");
        return save(name, OutputType.BYTES.convertFromBase64Png(picture.toString()));
    }

    private static boolean forTheDocs(String name) {
        return Boolean.getBoolean("keyport.docs.images") && FOR_THE_DOCS.contains(name);
    }

    private static Path save(String name, byte[] picture) {
        try {
            if (forTheDocs(name)) {
                Files.write(Path.of("../docs/images", name + ".png"), picture);
            }
            Files.createDirectories(SCREENSHOTS);
            return Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Chrome.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
