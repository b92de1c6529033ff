package org.partnerhub.answers;

import java.util.List;
import org.partnerhub.contract.PartnerId;

/** Takes what partners answer to notices. Without a bean of this type no answer to a notice is read. */
public interface NoticeAnswers {

    /** Whether the hub has sent the partner a file of notices by this name, which ends in {@code .csv}. */
    boolean hasSent(PartnerId partner, String file);

    /**
     * Puts answers on record, all or none of them, in a transaction that is committed on return. The same ones may come
     * again, and change nothing then; nor does one to a notice that has ended.
     *
     * @return false when one of them is to a notice that the partner was not sent: then none is taken
     */
    boolean take(PartnerId partner, List<NoticeAnswer> answers);
}
