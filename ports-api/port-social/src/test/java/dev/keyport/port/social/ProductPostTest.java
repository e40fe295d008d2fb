package dev.keyport.port.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Outcome;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductPostTest {

    private static final URI IMAGE = URI.create("https://shop.example/zoe.jpg");

    @Test
    void new_captionOverTheLimit_isRefused() {
        assertThat(post("c".repeat(2_200), List.of(IMAGE)).caption()).hasSize(2_200);
        assertThat(post("", List.of(IMAGE)).caption()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post("c".repeat(2_201), List.of(IMAGE)))
                .withMessageStartingWith("caption");
    }

    @Test
    void new_noImageOrTooMany_isRefused() {
        assertThat(post("", Collections.nCopies(10, IMAGE)).imageUrls()).hasSize(10);
        for (List<URI> images : List.of(List.<URI>of(), Collections.nCopies(11, IMAGE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> post("", images))
                    .withMessageStartingWith("imageUrls");
        }
    }

    @Test
    void new_imageWithoutHttps_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post("", List.of(URI.create("http://shop.example/a.jpg"))))
                .withMessageStartingWith("imageUrls");
    }

    @Test
    void result_linkWithoutHttpsOrReferenceTooLong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostResult(Outcome.CONFIRMED, "1", URI.create("javascript:alert(1)"), null))
                .withMessageStartingWith("permalink");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostResult(Outcome.CONFIRMED, "r".repeat(256), null, null))
                .withMessageStartingWith("postReference");
    }

    @Test
    void toString_showsNeitherTextNorUrl() {
        assertThat(post("For Zoe", List.of(IMAGE)))
                .hasToString("ProductPost[job-1, caption of 7 characters, 1 images]");
    }

    private static ProductPost post(String caption, List<URI> images) {
        return new ProductPost(new IdempotencyKey("job-1"), caption, images, "SKU-1");
    }
}
