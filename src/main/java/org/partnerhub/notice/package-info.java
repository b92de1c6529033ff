/**
 * Notices reach the holders of deleted orders, and are followed until their answer is final.
 *
 * <p>{@link org.partnerhub.notice.NoticeDesk} is the same for every way to reach a partner: it hands out what is due, takes
 * what came of it, and tells each change in the transaction that makes it. A way to reach a partner is a template in
 * {@code routes/templates} and a bean that makes releases of notices and replies of answers. What a notice may become stands
 * in {@link org.partnerhub.ledger.NoticeState}.
 */
package org.partnerhub.notice;
