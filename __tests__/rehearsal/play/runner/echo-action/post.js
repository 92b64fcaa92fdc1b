console.log(`post of ${process.env.STATE_left}, input ${process.env.INPUT_WORD}`);
