/** The door: a token is pasted here, or came with the address. */
export { SignIn } from './sign-in.tsx';
