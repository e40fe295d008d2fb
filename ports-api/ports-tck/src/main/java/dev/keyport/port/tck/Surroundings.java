package dev.keyport.port.tck;

import java.util.Locale;
import java.util.TimeZone;

/** The defaults of the process that code can depend on without meaning to. Immutable. */
record Surroundings(Locale locale, Locale display, Locale format, TimeZone zone) {

    static Surroundings of(String locale, String zone) {
        Locale one = Locale.forLanguageTag(locale);
        return new Surroundings(one, one, one, TimeZone.getTimeZone(zone));
    }

    static Surroundings now() {
        return new Surroundings(
                Locale.getDefault(),
                Locale.getDefault(Locale.Category.DISPLAY),
                Locale.getDefault(Locale.Category.FORMAT),
                TimeZone.getDefault());
    }

    void enter() {
        Locale.setDefault(locale);
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
        TimeZone.setDefault(zone);
    }

    @Override
    public String toString() {
        return locale.toLanguageTag() + " and " + zone.getID();
    }
}
