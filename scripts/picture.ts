// docs/pictures/scan.svg: a scan of a made-up project, as a terminal shows it. Run by hand after the report's look has changed:
// tsx scripts/picture.ts. test/picture.test.ts proves it current.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { takePicture } from './picture/take.ts'

writeFileSync(path.join(import.meta.dirname, '../docs/pictures/scan.svg'), takePicture())
