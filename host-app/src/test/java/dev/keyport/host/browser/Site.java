package dev.keyport.host.browser;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.development.DataFolder;
import dev.keyport.host.http.Http;
import dev.keyport.host.http.HttpServer;
import dev.keyport.host.token.DevelopmentTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A host with {@link FakeBooks} beside the simulations, a browser, and the line between them. */
final class Site implements AutoCloseable {

    static final String INTEGRATIONS = "/settings/integrations";
    static final String CONNECTIONS = INTEGRATIONS + "/connections";
    static final String EVENTS = INTEGRATIONS + "/events";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeBooks books = new FakeBooks();
    final HttpServer host = host(books);
    final Wire wire = new Wire(host.port());
    final Chrome chrome = Chrome.start();
    final ChromeDriver driver = chrome.driver();

    /** A host with this vendor. */
    static HttpServer host(FakeBooks books) {
        try (DataFolder folder = DataFolder.open(Files.createTempDirectory("keyport-browser"))) {
            DevelopmentTokens tokens = DevelopmentTokens.of(folder, Clock.systemUTC());
            return HostUnderTest.shared().serve(tokens, List.of(new FakeBooksAccounting.Factory(books.address())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(String path) {
        driver.get(wire.origin() + path);
    }

    /** Is nobody from now on. */
    void forget() {
        open("/signin");
        driver.manage().deleteAllCookies();
    }

    /** Signs in as somebody else than before, on the page of all domains. */
    void signIn(String tenant, String subject, String role) {
        forget();
        type("tenant", tenant);
        type("subject", subject);
        choose("role", role);
        click("signin");
        await(() -> path().equals(INTEGRATIONS));
    }

    String path() {
        return driver.getCurrentUrl().replace(wire.origin(), "").replaceAll("[#?].*", "");
    }

    /** The element of this id, when it can be seen. */
    WebElement find(String id) {
        return waiting().until(here -> {
            WebElement found = here.findElement(By.id(id));
            return found.isDisplayed() ? found : null;
        });
    }

    void click(String id) {
        find(id).click();
    }

    /** In place of what is there. */
    void type(String id, String text) {
        WebElement field = find(id);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String id, String value) {
        new Select(find(id)).selectByValue(value);
    }

    /** Waits until the page says this. */
    void see(String text) {
        waiting().withMessage(() -> "'" + text + "' in: " + text()).until(here -> text().contains(text));
    }

    void await(BooleanSupplier condition) {
        waiting().until(here -> condition.getAsBoolean());
    }

    /** What a person can read. */
    String text() {
        return String.valueOf(script("return document.body.innerText"));
    }

    boolean has(String id) {
        return !driver.findElements(By.id(id)).isEmpty();
    }

    /** The id of the element that keys go to. */
    String focused() {
        return String.valueOf(script("return document.activeElement.id"));
    }

    void awaitFocus(String id) {
        waiting()
                .withMessage(() -> id + " has not the focus, but " + focused())
                .until(here -> focused().equals(id));
    }

    /** Goes on with the tabulator key until the element has the focus. */
    void tabTo(String id) {
        for (int steps = 0; steps < 80; steps++) {
            if (focused().equals(id)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("the tabulator key does not lead to " + id);
    }

    /** Keys for what has the focus; for what takes its place, when the page has just replaced it. */
    void press(CharSequence... keys) {
        waiting().until(here -> {
            here.switchTo().activeElement().sendKeys(keys);
            return true;
        });
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Connects a provider, and gives the id of the connection, on its page. */
    String connect(String provider, String label) {
        open(CONNECTIONS + "/new");
        choose("create-provider", provider);
        type("create-label", label);
        if (provider.endsWith("fakebooks")) {
            choose("create-config-region", "\"eu\"");
            type("create-config-company", "1234");
        }
        click("create-button");
        await(() -> path().matches(CONNECTIONS + "/[0-9a-f-]{36}"));
        return path().substring(CONNECTIONS.length() + 1);
    }

    /** Connects the vendor with its key through the API, and shows the card. */
    void connected(String tenant) {
        Http http = new Http(host.port());
        http.put(
                        "/api/integrations/accounting",
                        http.owner(tenant),
                        "{\"providerSlug\":\"fakebooks\",\"configJson\":{\"region\":\"eu\",\"company\":\"1234\"}}")
                .is(200);
        http.post("/api/integrations/accounting/set-key", http.owner(tenant), "{\"apiKey\":\"" + FakeBooks.KEY + "\"}")
                .is(204);
        open(INTEGRATIONS);
    }

    /** Uses what is connected, as a program does. */
    String use(String tenant) {
        Http http = new Http(host.port());
        return http.post("/api/accounting/invoices", http.owner(tenant), """
                        {"invoiceNumber": "INV-7", "customerName": "Ada", "currency": "ZAR", "issueDate": "2026-02-21",
                         "dueDate": "2026-03-23", "lineItems": [
                           {"description": "Advice", "quantity": 1, "unitPrice": 100, "taxAmount": 15}]}""")
                .is(200)
                .json()
                .path("externalReferenceId")
                .asString();
    }

    /** The file behind the link to export. */
    String export() {
        return String.valueOf(driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "fetch(document.getElementById('export').href).then(file => file.text()).then(done)"));
    }

    /** How many pixels have to be scrolled sideways; not more than 0 for none. */
    long overflow() {
        return ((Number) script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(40));
        wait.ignoring(NoSuchElementException.class, StaleElementReferenceException.class);
        return wait;
    }

    @Override
    public void close() {
        chrome.close();
        wire.close();
        host.close();
        books.close();
    }
}
