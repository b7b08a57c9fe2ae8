/** Every provider of the catalogue over real HTTPS: the second half. See test/helpers/universe-tests.ts. */
import { catalogue } from "../../../electron/core/providers/index.ts";
import { testUniverse } from "../../helpers/universe-tests.ts";

testUniverse(catalogue.filter((_provider, index) => index % 2 === 1));
