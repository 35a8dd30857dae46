// Has two other programs read the Web Annotations of a file, by hand:
//   npm install @dokieli/web-annotation@1.1.0 validate-web-annotation@0.3.0   (in a folder of its own)
//   node check_web_annotations.mjs FILE.jsonld                               (copied there)
// dokieli must read of each what stands first in it; the validator must find each valid. It takes a time for a day, so
// it is shown the annotations without their times.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseAnnotation } from '@dokieli/web-annotation'

const isValid = createRequire(import.meta.url)('validate-web-annotation')
const collection = JSON.parse(readFileSync(process.argv[2], 'utf-8'))
const several = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value])
let valid = 0
let read = 0
for (const item of collection.first.items) {
  const annotation = { '@context': collection['@context'], ...item }
  const { created, modified, ...timeless } = annotation
  valid += isValid(timeless)
  const parsed = await parseAnnotation(JSON.stringify(annotation))
  const [target] = several(item.target)
  const [quotation] = target.selector
  const [selector] = several(parsed.target.selector)
  read +=
    parsed.target.source === target.source &&
    parsed.datetime === created &&
    ['exact', 'prefix', 'suffix'].every((part) => selector[part] === quotation[part]) &&
    JSON.stringify(several(item.body).map((body) => body.value)) === JSON.stringify(parsed.body.map((body) => body.value))
}
console.log(`${collection.first.items.length} annotations: ${read} read by dokieli, ${valid} valid`)
