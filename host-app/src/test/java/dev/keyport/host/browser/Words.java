package dev.keyport.host.browser;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the pages. */
final class Words {

    private static final String BUNDLE = "dev.keyport.host.page.messages";
    private static final int SENTENCE = 12;

    private Words() {}

    /** Sentences that German has others for. */
    static List<String> english() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle german = bundle(Locale.GERMAN);
        return english.keySet().stream()
                .map(english::getString)
                .filter(text -> text.length() >= SENTENCE && !text.contains("{"))
                .filter(text ->
                        german.keySet().stream().map(german::getString).noneMatch(other -> other.contains(text)))
                .toList();
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
