package org.partnerhub.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An order across a border, of two lines, with its fields in the order of the schema, as a shop's software writes them. */
final class BenchOrder {

    private static final String TEXT = """
            {"specversion":"1.0","id":"evt-%1$d","source":"/shop/orders","type":"order.placed","subject":"SO-%1$d",\
            "time":"2026-11-20T08:15:30Z","datacontenttype":"application/json","data":{\
            "order":{"reference":"SO-%1$d","revision":1,"placedAt":"2026-11-20T08:15:28Z","channel":"web",\
            "locale":"en-GB","remark":"leave at the side door"},\
            "customer":{"id":"C-%1$d","email":"ana@example.com","phone":"+44 20 7946 0018","birthDate":"1991-04-02",\
            "minor":false,"loyaltyTier":"gold","ipAddress":"203.0.113.9"},\
            "recipient":{"name":"Zoé Lefèvre","company":null,"phone":"+44 20 7946 0018","email":"zoe@example.com",\
            "address":{"line1":"3 rue des Essais","line2":"Flat 2","city":"Lyon","region":null,"postcode":"69001",\
            "country":"FR"}},\
            "shipment":{"carrier":"nordpost","service":"standard","crossBorder":true,"weightGrams":640,"parcels":1,\
            "contents":"sale-of-goods"},\
            "items":[{"sku":"CR-050","name":"Calm Cream 50 ml","quantity":2,\
            "unitPrice":{"value":2990,"currency":"EUR"},"skinProfile":{"type":"dry","concerns":["redness"]},\
            "customs":{"description":"Face cream, cosmetic","hsCode":"330499","originCountry":"KR",\
            "netWeightGrams":120,"value":{"value":2990,"currency":"EUR"}}},\
            {"sku":"SE-030","name":"Sleep Serum 30 ml","quantity":1,\
            "unitPrice":{"value":4450,"currency":"EUR"},"skinProfile":{"type":"dry","concerns":["lines","dullness"]},\
            "customs":{"description":"Face serum","hsCode":"330491","originCountry":"FR",\
            "netWeightGrams":75,"value":{"value":4450,"currency":"EUR"}}}],\
            "payment":{"provider":"paywave","method":"card","amount":{"value":10430,"currency":"EUR"},\
            "methodToken":"tok_%1$d","cardHolder":"Z LEFEVRE"},\
            "marketing":{"campaign":"nov-gift","referrer":"https://example.org/x"}}}""";

    private BenchOrder() {}

    static String reference(int number) {
        return "SO-" + number;
    }

    static byte[] placed(int number) {
        return TEXT.formatted(number).getBytes(UTF_8);
    }
}
