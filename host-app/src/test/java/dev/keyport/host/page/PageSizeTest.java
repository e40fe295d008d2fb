package dev.keyport.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a browser has to load before it shows a page. */
@Tag("slow")
class PageSizeTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final int LIMIT = 150 * 1024;

    @Test
    void signIn_withAllThatItLoads_isSmallAndFromThisHost() throws IOException, InterruptedException {
        byte[] page = get("/signin");
        String html = new String(page, StandardCharsets.UTF_8);
        List<String> files = FILE.matcher(html)
                .results()
                .map(found -> found.group(1))
                .filter(path -> path.startsWith("/assets/"))
                .distinct()
                .toList();

        int size = packed(page);
        for (String file : files) {
            size += packed(get(file));
        }
        assertThat(files).hasSize(6);
        assertThat(size).isLessThan(LIMIT);
        Matcher elsewhere = Pattern.compile("(?:href|src|action)=\"(?!/|#)").matcher(html);
        assertThat(elsewhere.find()).isFalse();
    }

    private static byte[] get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + HostUnderTest.shared().port() + path);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private static int packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.size();
    }
}
