import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { moveDeal, type Deal, type Pipeline, type Transition } from '../../api/deals';
import { ApiProblem } from '../../api/problem';
import { useErrorText } from '../../components/states';
import { hoverStage, planMove, type Exit } from './board-model';
import { gateQuery } from './drop-hint';

/** A move the server refused or never answered; the card is back where it was. */
export interface FailedMove {
  readonly dealId: string;
  readonly column: string;
  readonly transition: Transition;
  readonly message: string;
}

/** A move that needs something from the person before it can be made. */
export interface MoveQuestion {
  readonly deal: Deal;
  /** Stages to choose from; one when the target is settled, none for an exit. */
  readonly stages: readonly { readonly id: string; readonly name: string; readonly position: number }[];
  /** The stage proposed first. */
  readonly preferred: string;
  readonly exit: Exit | null;
}

export interface Moves {
  readonly pending: { readonly dealId: string; readonly column: string } | null;
  readonly failed: FailedMove | null;
  readonly question: MoveQuestion | null;
  readonly toColumn: (deal: Deal, column: string) => void;
  readonly exit: (deal: Deal, exit: Exit) => void;
  readonly retry: (failed: FailedMove) => void;
  readonly dismiss: () => void;
  readonly answered: (moved: Deal) => void;
  readonly cancel: () => void;
}

/**
 * Moves of the board. A forward move whose gate is met happens at once and is shown before the server answers;
 * everything else becomes a question. `onMoved` tells the place to announce and refresh.
 */
export function useMoves(
  pipelineOf: (deal: Deal) => Pipeline | undefined,
  onMoved: (deal: Deal) => void,
): Moves {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [pending, setPending] = useState<Moves['pending']>(null);
  const [failed, setFailed] = useState<FailedMove | null>(null);
  const [question, setQuestion] = useState<MoveQuestion | null>(null);

  const settle = useCallback(
    async (moved: Deal): Promise<void> => {
      onMoved(moved);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['deals'] }),
        queryClient.invalidateQueries({ queryKey: ['deal', moved.id] }),
      ]);
      setPending(null);
    },
    [onMoved, queryClient],
  );

  const perform = async (dealId: string, column: string, transition: Transition): Promise<void> => {
    setFailed(null);
    setPending({ dealId, column });
    try {
      await settle(await moveDeal(dealId, transition));
    } catch (error) {
      setPending(null);
      setFailed({ dealId, column, transition, message: errorText(error) });
    }
  };

  const forward = async (deal: Deal, column: string, to: MoveQuestion['stages'][number]): Promise<void> => {
    setFailed(null);
    setPending({ dealId: deal.id, column });
    try {
      const gate = await queryClient.fetchQuery(gateQuery(deal.id, to.id));
      if (gate.missing.length > 0) {
        setPending(null);
        setQuestion({ deal, stages: [to], preferred: to.id, exit: null });
        return;
      }
      await settle(await moveDeal(deal.id, { to: to.id }));
    } catch (error) {
      setPending(null);
      // The gate closed between hover and drop: ask for what the server says is missing.
      if (error instanceof ApiProblem && error.code === 'gate_unmet') {
        await queryClient.invalidateQueries({ queryKey: ['deal', deal.id, 'gate'] });
        setQuestion({ deal, stages: [to], preferred: to.id, exit: null });
        return;
      }
      setFailed({ dealId: deal.id, column, transition: { to: to.id }, message: errorText(error) });
    }
  };

  return {
    pending,
    failed,
    question,
    toColumn: (deal, column) => {
      const pipeline = pipelineOf(deal);
      if (!pipeline) return;
      const plan = planMove(deal, column, pipeline);
      switch (plan.kind) {
        case 'none':
          return;
        case 'choose':
          setQuestion({
            deal,
            stages: plan.stages,
            preferred: hoverStage(deal, column, pipeline)?.id ?? '',
            exit: null,
          });
          return;
        case 'backward':
          setQuestion({ deal, stages: [plan.to], preferred: plan.to.id, exit: null });
          return;
        case 'forward':
          void forward(deal, column, plan.to);
      }
    },
    exit: (deal, exit) => setQuestion({ deal, stages: [], preferred: exit, exit }),
    retry: (move) => void perform(move.dealId, move.column, move.transition),
    dismiss: () => setFailed(null),
    answered: (moved) => {
      setQuestion(null);
      void settle(moved);
    },
    cancel: () => setQuestion(null),
  };
}
