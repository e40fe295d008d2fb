package com.planted.near.port;

public enum KycAnswer {
    KNOWN
}
