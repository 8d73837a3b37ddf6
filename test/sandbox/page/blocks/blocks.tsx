import { useId } from 'react';
import type { MessageBlock } from '../../../simulator/slack/blocks/blocks.ts';
import { Element } from './element.tsx';
import { Field } from './field.tsx';
import { Text } from './mrkdwn.tsx';

/** Draws blocks as Slack does: docs.slack.dev/reference/block-kit/blocks */
export function Blocks({ blocks }: { readonly blocks: readonly MessageBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <Block key={block.block_id} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: MessageBlock }) {
  const blockId = block.block_id ?? '';
  switch (block.type) {
    case 'header':
      return <h3 className="header-block">{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return (
        <div className="context">
          {block.elements.map((element, index) =>
            element.type === 'image' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: elements have no id and never move.
              <img key={index} src={element.image_url} alt={element.alt_text} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: elements have no id and never move.
              <p className="text" key={index}>
                <Text text={element} />
              </p>
            ),
          )}
        </div>
      );
    case 'actions':
      return (
        <div className="actions">
          {block.elements.map((element) => (
            <Element key={element.action_id} blockId={blockId} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <Field block={block} />;
    case 'image':
      return (
        <figure>
          {block.title && <figcaption>{block.title.text}</figcaption>}
          <img src={block.image_url} alt={block.alt_text} />
        </figure>
      );
    case 'markdown':
      return <p className="text">{block.text}</p>;
    case 'rich_text':
      return <p className="text">{JSON.stringify(block.elements)}</p>;
  }
}

function Section({ block }: { readonly block: Extract<MessageBlock, { type: 'section' }> }) {
  const { text, fields, accessory } = block;
  const textId = useId();
  return (
    <div className="section">
      <div className="section-text" id={textId}>
        {text && (
          <p className="text">
            <Text text={text} />
          </p>
        )}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no id and never move.
              <p className="text" key={index}>
                <Text text={field} />
              </p>
            ))}
          </div>
        )}
      </div>
      {accessory?.type === 'image' && (
        <img className="accessory-image" src={accessory.image_url} alt={accessory.alt_text} />
      )}
      {accessory && accessory.type !== 'image' && (
        <Element blockId={block.block_id ?? ''} element={accessory} describedBy={textId} />
      )}
    </div>
  );
}
