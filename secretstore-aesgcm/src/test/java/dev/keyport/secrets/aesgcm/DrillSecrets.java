package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.testing.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many secrets of many tenants. Their values follow from their place, so that each can be checked and none is remembered. */
final class DrillSecrets {

    private static final int PER_STATEMENT = 2_000;

    private final List<Place> places = new ArrayList<>();
    private final Map<Place, Integer> indexes = new HashMap<>();

    /** Where one secret belongs. */
    record Place(String tenant, String name) {

        SealContext first() {
            return new SealContext(new TenantId(tenant), new SecretName(name), new SecretVersion(1));
        }
    }

    /**
     * @param large tenants with many secrets
     * @param small tenants with five
     */
    DrillSecrets(int large, int perLarge, int small) {
        for (int tenant = 0; tenant < large + small; tenant++) {
            int secrets = tenant < large ? perLarge : 5;
            for (int secret = 0; secret < secrets; secret++) {
                // large tenants lie between the small ones in the order of the ids
                String id = "t" + Integer.toHexString(Integer.reverse(tenant) >>> 8);
                Place place = new Place(id, "ai:p" + secret + ":api_key");
                indexes.put(place, places.size());
                places.add(place);
            }
        }
    }

    int size() {
        return places.size();
    }

    Place place(int index) {
        return places.get(index);
    }

    /** The index of a place; -1 when none of these secrets is there. */
    int index(Place place) {
        return indexes.getOrDefault(place, -1);
    }

    static String before(int index) {
        return "sk_before_" + index;
    }

    static String after(int index) {
        return "sk_after_" + index;
    }

    /** Stores every secret under the active key of the ring. */
    void load(TestDatabase database, KeyRing ring) throws SQLException {
        Kps1 format = new Kps1(new LocalWrapping(ring), CryptoProvider.JDK, new SecureRandom());
        try (Connection admin = database.adminConnection();
                PreparedStatement insert = admin.prepareStatement("with sealed as (insert into keyport.secret"
                        + " (tenant_id, name, version, blob, created_by)"
                        + " select tenant, name, 1, blob, 'drill' from unnest(?, ?, ?) as n (tenant, name, blob)"
                        + " returning tenant_id, name)"
                        + " insert into keyport.secret_counter select tenant_id, name, 1 from sealed")) {
            for (int from = 0; from < size(); from += PER_STATEMENT) {
                List<Place> some = places.subList(from, Math.min(size(), from + PER_STATEMENT));
                byte[][] blobs = new byte[some.size()][];
                for (int i = 0; i < blobs.length; i++) {
                    try (Secret value = Secret.ofUtf8(before(from + i))) {
                        blobs[i] = format.seal(some.get(i).first(), value);
                    }
                }
                insert.setArray(
                        1,
                        admin.createArrayOf(
                                "text", some.stream().map(Place::tenant).toArray()));
                insert.setArray(
                        2,
                        admin.createArrayOf(
                                "text", some.stream().map(Place::name).toArray()));
                insert.setArray(3, admin.createArrayOf("bytea", blobs));
                insert.executeUpdate();
            }
            admin.createStatement().execute("vacuum analyze keyport.secret");
        }
    }
}
