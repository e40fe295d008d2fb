package dev.keyport.host.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of the pages, from the class path, under addresses that change with their content: a browser may keep them for ever.
 * Immutable.
 */
public final class Assets {

    private static final String FOLDER = "/dev/keyport/host/assets/";
    private static final int HASH_BYTES = 8;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final Map<String, Asset> byName;
    private final Map<String, Asset> byPath;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Asset(String path, String type, byte[] content) {}

    private Assets(Map<String, Asset> byName) {
        this.byName = byName;
        this.byPath = new LinkedHashMap<>();
        byName.values().forEach(asset -> byPath.put(asset.path(), asset));
    }

    /**
     * Reads files from the folder {@code dev/keyport/host/assets} of the class path.
     *
     * @param names for example {@code page.css}
     * @throws IllegalArgumentException when one is missing, or of a type that is not known here
     */
    public static Assets load(String... names) {
        Map<String, Asset> assets = new LinkedHashMap<>();
        Arrays.stream(names).forEach(name -> assets.put(name, read(name)));
        return new Assets(assets);
    }

    /**
     * The address of a file.
     *
     * @throws IllegalArgumentException when it was not loaded
     */
    public String path(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return asset.path();
    }

    public List<OpenRoute> routes() {
        return List.of(new OpenRoute(HandlerType.GET, "/assets/{name}", this::answer));
    }

    private void answer(Context context) {
        Asset asset = byPath.get(context.path());
        if (asset == null) {
            throw new ProblemException(Problems.http(404));
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("Vary", "Accept-Encoding");
        context.contentType(asset.type()).result(asset.content());
    }

    private static Asset read(String name) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1);
        String type = TYPES.get(extension);
        try (InputStream file = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (file == null || type == null || dot < 1) {
                throw new IllegalArgumentException("there is no asset " + name + " of a known type on the class path");
            }
            byte[] content = file.readAllBytes();
            return new Asset(
                    "/assets/" + name.substring(0, dot) + "." + hash(content) + "." + extension, type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
