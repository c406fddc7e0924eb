package dev.bulletin.contract.report;

/**
 * When reports are made of a dashboard by themselves.
 *
 * @param name lower-case letters, digits and single hyphens, 1 to 60 characters
 * @param dashboard such as {@code crypto}
 * @param cron five fields, as in crontab: minute, hour, day of month, month, day of week
 * @param zone by which the fields are meant, such as {@code Asia/Ho_Chi_Minh}
 * @param publish whether the report is published at once; else it stays a draft
 */
public record SnapshotPlan(
    String name, String dashboard, String cron, String zone, boolean publish) {}
