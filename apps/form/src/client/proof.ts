import { solve, type Challenge } from './solve';

const form = document.getElementById('form') as HTMLFormElement | null;
const task = form && form.dataset.challenge;
if (form && task) {
  let begun = false;
  let proof = '';
  let sendWhenSolved = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    void solve(JSON.parse(task) as Challenge).then((found) => {
      proof = found;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'proof';
      field.value = proof;
      form.appendChild(field);
      if (sendWhenSolved) form.submit();
    });
  };
  form.addEventListener('input', begin);
  form.addEventListener('change', begin);
  // After the form's own script: what it stopped stays stopped; what is too early waits for the number.
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented || proof !== '') return;
    event.preventDefault();
    sendWhenSolved = true;
    begin();
  });
}
