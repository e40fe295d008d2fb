package com.planted.portsibling.port.kyc;

import dev.keyport.port.notification.NotificationChannel;

public interface KycMail {
    NotificationChannel channel();
}
