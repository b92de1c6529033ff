/**
 * What the hub's work costs, measured in rounds that take turns and told as ratios, because no machine is quiet.
 *
 * <p>{@code mvn -q -Pbench spring-boot:test-run} runs it. It measures the real hub in the sandbox, writes
 * {@code target/bench/report.json} and draws {@code docs/benchmark.svg}; nothing of it is part of the hub.
 */
package org.partnerhub.bench;
