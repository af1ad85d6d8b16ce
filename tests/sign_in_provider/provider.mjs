// A certified OpenID provider with three accounts, for tests: node provider.mjs PORT
// Its own sign-in pages are used; whoever types an account's name is that person.
import { generateKeyPair, exportJWK } from 'jose';
import { Provider } from 'oidc-provider';

const port = Number(process.argv[2]);
const accounts = {
  'zhou.min': { staff_number: '3017', name: 'Zhou Min' },
  'no.number': { name: 'No Number' },
  stranger: { staff_number: '9999', name: 'Stranger' },
};
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'one' };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: { keys: [key] },
  cookies: { keys: ['of a test'] },
  clients: [{
    client_id: 'yitai',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/signed-in'],
  }],
  claims: { openid: ['sub'], profile: ['name', 'staff_number'] },
  pkce: { required: () => true },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
  async findAccount(ctx, sub) {
    return accounts[sub] && { accountId: sub, claims: async () => ({ sub, ...accounts[sub] }) };
  },
});
provider.listen(port, '127.0.0.1', () => console.log('ready'));
