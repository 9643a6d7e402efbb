import { Agent, request } from 'node:http';
import { listening, settings } from './in-peer.ts';

/** Lower bound of a notice: posts a line of text over kept-alive connections, sixteen at once. */
const IN_FLIGHT = 16;
const agent = new Agent({ keepAlive: true });
const body = JSON.stringify({ type: 'message', text: 'A voucher was assigned to you.' });
const headers = {
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
};

function post(conversationId: string): Promise<void> {
  const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  return new Promise((resolve, reject) => {
    const options = { agent, method: 'POST', headers };
    const sent = request(`${settings.serviceUrl}${path}`, options, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

listening(0, async (count) => {
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < count) await post(`a:${next++}`);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, send));
});
