/**
 * What carriers leave in their outboxes: answers to manifests and to notices.
 *
 * <p>{@code routes/templates/sftp-answers.camel.yaml} says in which steps. Only what answers a file that the hub has sent is
 * read; everything else is left where it is, told of once, and nothing of it is kept. What an answer to a notice means is
 * not decided here: see {@link org.partnerhub.answers.NoticeAnswers}.
 */
package org.partnerhub.answers;
