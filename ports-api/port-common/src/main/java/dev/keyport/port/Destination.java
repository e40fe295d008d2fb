package dev.keyport.port;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a connection sends its credential: hosts, and what beside them decides who receives it. A credential is bound to the
 * destination for which it was entered and goes to no other. Immutable.
 *
 * @param hosts names in lower case, with {@code :port} where it is not 443; empty when nothing is sent to anybody
 * @param account what decides beside the hosts, such as an account or a region; empty when nothing does
 */
public record Destination(SortedSet<String> hosts, String account) {

    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*";
    private static final String PORT = "(:[1-9][0-9]{0,4})?";
    private static final Pattern HOST = Pattern.compile(NAME + PORT);
    private static final Pattern ALLOWED_HOST = Pattern.compile("\\*|(\\*\\.)?" + NAME + PORT);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_BYTES = 1_024;
    private static final int HTTPS = 443;

    /**
     * @throws IllegalArgumentException when a host is not of the form, or all together is too long to be stored
     */
    public Destination {
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        Objects.requireNonNull(account, "account");
        if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new IllegalArgumentException("a host is a name in lower case, with a port where it is not 443");
        }
        if (CONTROL.matcher(account).find()
                || text(hosts, account).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a destination has at most " + MAX_BYTES + " bytes and no control character");
        }
    }

    /** These hosts, whatever the account. */
    public static Destination ofHosts(Collection<String> hosts) {
        return new Destination(new TreeSet<>(hosts), "");
    }

    /**
     * The host of a URL in a configuration.
     *
     * @param setting the name of the setting that holds the URL
     * @throws InvalidSettingException when it is missing, is no {@code https} URL, or has user information
     */
    public static Destination ofUrl(Map<String, Object> config, String setting) {
        if (!(config.get(setting) instanceof String text)) {
            throw new InvalidSettingException(setting, "is missing");
        }
        try {
            URI url = new URI(text);
            if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getRawUserInfo() != null) {
                throw new InvalidSettingException(setting, "is not an https URL with a host and nothing before it");
            }
            String host = url.getHost().toLowerCase(Locale.ROOT);
            return ofHosts(Set.of(url.getPort() < 0 || url.getPort() == HTTPS ? host : host + ":" + url.getPort()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new InvalidSettingException(setting, "is not a URL");
        }
    }

    /** The same hosts, for this account only. */
    public Destination withAccount(String other) {
        return new Destination(hosts, other);
    }

    /**
     * Whether a provider may be named by this.
     *
     * @param allowed names, {@code *.} with a name for every name below it, or {@code *} for every host; each with
     *     {@code :port} where it is not 443
     */
    public boolean isWithin(Set<String> allowed) {
        return hosts.stream().allMatch(host -> allowed.stream().anyMatch(pattern -> matches(pattern, host)));
    }

    /** Whether {@link #isWithin} knows the form of this. */
    public static boolean isAllowedHost(String text) {
        return ALLOWED_HOST.matcher(text).matches();
    }

    /** The same text for the same destination, and for no other. */
    @Override
    public String toString() {
        return text(hosts, account);
    }

    private static String text(SortedSet<String> hosts, String account) {
        return String.join(",", hosts) + (account.isEmpty() ? "" : " " + account);
    }

    private static boolean matches(String pattern, String host) {
        return pattern.equals("*")
                || (pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }
}
