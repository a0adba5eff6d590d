// A person who hears the text, or whose terminal only prints lines: nothing is drawn, moved or overwritten.
import { askInLines } from '../ask.ts'
import type { Answer, Choice, Person } from './person.ts'
import type { Surroundings } from './prompts.ts'

export function personInLines({ stdout, signal }: Pick<Surroundings, 'stdout' | 'signal'>): Person {
  const say = (text: string) => stdout.write(`${text}\n`)
  return {
    isHeard: true,
    show: (lines) => say(lines.join('\n')),
    async choose(question, choices) {
      say(`${question}\n${choices.map(lineOf).join('\n')}`)
      for (;;) {
        const answer = await line('Key, then Enter: ', signal)
        if (typeof answer === 'string') return answer
        const key = answer.text.trim().toLowerCase()
        if (key === '') return { text: choices[0].key }
        if (choices.some((choice) => choice.key === key)) return { text: key }
        say(`No such key. Choose one of ${choices.map((choice) => choice.key).join(', ')}.`)
      }
    },
    async write(question, faultOf) {
      for (;;) {
        const answer = await line(`${question}: `, signal)
        if (typeof answer === 'string') return answer
        const fault = await faultOf(answer.text)
        if (fault === undefined) return answer
        say(fault)
      }
    },
  }
}

function lineOf({ key, label, hint }: Choice, index: number): string {
  return `  ${key}${index === 0 ? ' or Enter' : ''}: ${label}${hint === undefined ? '' : `, ${hint}`}`
}

async function line(question: string, signal: AbortSignal): Promise<Answer> {
  try {
    const text = await askInLines(question, signal)
    return text === undefined ? 'left' : { text }
  } catch (error) {
    if (signal.aborted) return 'interrupted'
    throw error
  }
}
