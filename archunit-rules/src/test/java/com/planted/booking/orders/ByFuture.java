package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public final class ByFuture {

    int pay(TenantDatabase database, HttpClient http, HttpRequest request) {
        return database.inTransaction(
                "caller",
                handle -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .join()
                        .statusCode());
    }
}
