package com.planted.booking.orders;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.transaction.annotation.Transactional;

public class ByAnnotation {

    private final HttpClient http = HttpClient.newHttpClient();

    @Transactional
    public int pay(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
