/**
 * Keeps a page that is open as it is now: asks for it every few seconds while somebody looks, which costs an answer without a body while nothing has changed,
 * and puts what is new in place of what was. The page needs none of it: without script one loads it again.
 */
export const PUBLIC_PAGE_SCRIPT = [
  "(()=>{const get=(d,id)=>d.getElementById(id);let busy=false;",
  "setInterval(async()=>{if(busy||document.hidden)return;busy=true;const away=get(document,'away');",
  "try{const r=await fetch(location.pathname,{signal:AbortSignal.timeout(10000)});if(!r.ok)throw r;",
  "const d=new DOMParser().parseFromString(await r.text(),'text/html');away.hidden=true;",
  "for(const id of ['overall','live']){const a=get(document,id),b=get(d,id);if(a&&b&&a.innerHTML!==b.innerHTML)a.replaceChildren(...b.childNodes)}",
  "if(document.title!==d.title)document.title=d.title}catch{away.hidden=false}finally{busy=false}},3000)})()",
].join("");
