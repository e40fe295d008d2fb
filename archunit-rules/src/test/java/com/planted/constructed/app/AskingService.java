package com.planted.constructed.app;

import com.planted.constructed.adapters.one.OneChannel;

public final class AskingService {
    Object adapter = OneChannel.open();
}
