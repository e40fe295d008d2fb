package dev.keyport.host.page;

import dev.keyport.port.Capability;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** Every word that the pages say, in one language: the files {@code messages*.properties}. Immutable. */
final class Texts {

    private static final String BUNDLE = "dev.keyport.host.page.messages";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final int MAX_HEADER = 500;

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    static Texts in(Locale language) {
        return new Texts(language);
    }

    /**
     * In the language that a browser likes best of those that there are, else in English.
     *
     * @param acceptLanguage as in RFC 9110, section 12.5.4; null when it does not say
     */
    @SuppressWarnings("NullAway") // the lookup answers with null, unlike its annotation
    static Texts forBrowser(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
            return new Texts(Locale.ENGLISH);
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return new Texts(found == null ? Locale.ENGLISH : found);
        } catch (IllegalArgumentException e) {
            return new Texts(Locale.ENGLISH);
        }
    }

    /** The language, as the attribute {@code lang} takes it. */
    String language() {
        return locale.getLanguage();
    }

    /** What stands between the whole part of a number and its decimals. */
    char decimalSeparator() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    /**
     * A text with its values, as {@link MessageFormat} puts them in.
     *
     * @throws MissingResourceException when there is none of this name
     */
    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text of a name, or of another that is there for sure. */
    String orElse(String key, String other, Object... values) {
        return of(has(key) ? key : other, values);
    }

    /** What a capability is called: those of the ports the same for all providers, others as their provider says. */
    String label(Capability capability) {
        String key = "capability." + capability.id();
        return has(key) ? of(key) : capability.label();
    }

    /** A moment in UTC; the script of the page shows it in the time of the browser. */
    String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + " UTC";
    }

    /** A day in UTC. */
    String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }
}
