import{Xt as e}from"./straykey.js";function t(t,{stdout:n}){return r=>{let i=t.reduce((e,{secret:t})=>e.replaceAll(t.reveal(),()=>String(t)),r);n.write(i.split(`
`).map(e).join(`
`))}}export{t as sayer};