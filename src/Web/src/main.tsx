import './design/tokens.css'
import './design/base.css'
import './design/controls.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { Cockpit } from './cockpit/cockpit'

createRoot(document.getElementById('cockpit')!).render(<StrictMode><Cockpit /></StrictMode>)
