// The console's script: passkeys and orders. What the pages show is the server's; what is signed is put together, read back and hashed here.
import { h } from "../booth/dom";
import { startCosign } from "./cosign";
import { startEnrol, startSignIn } from "./enter";
import { startForm } from "./form";
import { isPossible } from "./passkey";
import { given, say, tell } from "./place";
import { startTables } from "./tables";

const page = given("page");
if (page !== "lists" && !isPossible()) tell("bad", h("p", {}, say.noPasskeys));
else if (page === "sign-in") startSignIn();
else if (page === "enrol") startEnrol();
else if (page === "form") startForm();
else if (page === "cosign") void startCosign();
startTables();
