import { z } from 'zod';
import { interactiveElements, type MessageBlock, messageBlock, viewBlock } from './blocks.ts';
import { identifier, plainText } from './composition.ts';

/** Modals, Home tabs and messages, with limits: docs.slack.dev/reference/views and .../methods/chat.postMessage */

function findRepeated(values: (string | undefined)[]): string | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.find((value, index) => given.indexOf(value) !== index);
}

function refineBlocks(blocks: MessageBlock[], context: z.core.$RefinementCtx): void {
  const repeatedBlock = findRepeated(blocks.map((block) => block.block_id));
  if (repeatedBlock !== undefined) {
    context.addIssue({ code: 'custom', message: `block_id ${repeatedBlock} already exists` });
  }
  const elements = blocks.map(interactiveElements);
  elements.forEach((ofBlock, index) => {
    const repeatedAction = findRepeated(ofBlock.map((element) => element.action_id));
    if (repeatedAction !== undefined) {
      const message = `action_id ${repeatedAction} already exists`;
      context.addIssue({ code: 'custom', message, path: [index] });
    }
  });
  const focused = elements.flat().filter((element) => 'focus_on_load' in element && element.focus_on_load);
  if (focused.length > 1) {
    context.addIssue({ code: 'custom', message: 'focus_on_load may be set on one element only' });
  }
}

const viewBlocks = z.array(viewBlock).min(1).max(100).superRefine(refineBlocks);

const commonView = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: identifier.optional(),
};

export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...commonView,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'), {
    error: 'missing required field: submit (the view has input blocks)',
  });

export const homeView = z.strictObject({ type: z.literal('home'), ...commonView });

export const messageContent = z
  .looseObject({
    text: z.string().max(40_000).optional(),
    blocks: z.array(messageBlock).max(50).superRefine(refineBlocks).optional(),
    attachments: z.array(z.looseObject({})).max(100).optional(),
    response_type: z.enum(['in_channel', 'ephemeral']).optional(),
    replace_original: z.boolean().optional(),
    delete_original: z.boolean().optional(),
  })
  .refine((it) => it.text || it.blocks?.length || it.attachments?.length || it.delete_original, {
    error: 'no_text',
  });

export type ModalView = z.infer<typeof modalView>;
export type HomeView = z.infer<typeof homeView>;
export type MessageContent = z.infer<typeof messageContent>;
