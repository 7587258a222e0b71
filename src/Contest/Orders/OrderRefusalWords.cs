namespace Hustings.Contest.Orders;

/// <summary>The one place where refused orders are worded, once per language: what is wrong, and what to do.</summary>
public static class OrderRefusalWords
{
    /// <summary>The code that programs read: <c>tally_began</c>.</summary>
    public static string Code(OrderRefusal refusal) =>
        string.Concat(
            refusal
                .ToString()
                .Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}")
        );

    /// <summary>The sentences that an officer sees.</summary>
    public static Text For(OrderRefusal refusal) =>
        refusal switch
        {
            OrderRefusal.WrongContest => new(
                "This order belongs to another contest. Open this contest’s console and order again.",
                "Cet ordre appartient à une autre course. Ouvrez la console de celle-ci et recommencez."
            ),
            OrderRefusal.Stale => new(
                "Another order was carried out since you looked. Read the latest minutes, then order again if you still want to.",
                "Un autre ordre a été exécuté depuis que vous avez regardé. Lisez le dernier procès-verbal, puis recommencez si vous le voulez toujours."
            ),
            OrderRefusal.UnknownStage => new(
                "There is no such stage in this contest. Choose one from the list.",
                "Cette course n’a pas de telle étape. Choisissez-en une dans la liste."
            ),
            OrderRefusal.StageNotNamed => new(
                "An order about a stage must name it, and an order about the whole contest must not name one.",
                "Un ordre qui porte sur une étape doit la nommer ; un ordre qui porte sur toute la course ne doit en nommer aucune."
            ),
            OrderRefusal.DetailsUnfit => new(
                "The order does not say what an order of this kind must say. Make it again in the console.",
                "L’ordre ne dit pas ce qu’un ordre de ce genre doit dire. Refaites-le dans la console."
            ),
            OrderRefusal.UnknownOfficer => new(
                "Nobody signed this order whose passkey is enrolled for this contest. Enrol the passkey first, or let another officer sign.",
                "Aucun signataire de cet ordre n’a de clé d’accès inscrite pour cette course. Inscrivez d’abord la clé, ou faites signer une autre personne responsable."
            ),
            OrderRefusal.WrongRole => new(
                "This order is not among the tasks of the officer who signed it. Ask the returning officer.",
                "Cet ordre ne relève pas des tâches de la personne qui l’a signé. Adressez-vous à la direction du scrutin."
            ),
            OrderRefusal.FirstOfficerRole => new(
                "The first officer to enrol must be the returning officer. Let that person use the one-time link first.",
                "La première personne inscrite doit être celle qui dirige le scrutin. Laissez-la utiliser d’abord le lien à usage unique."
            ),
            OrderRefusal.NewKeyDoesNotSign => new(
                "A new passkey must sign its own enrolment. Start the enrolment again on the device that holds the passkey.",
                "Une nouvelle clé d’accès doit signer sa propre inscription. Recommencez l’inscription sur l’appareil qui la contient."
            ),
            OrderRefusal.NotInThisState => new(
                "The stage is not in a state in which this can be ordered. Look at where the stage stands; the console lists what is possible now.",
                "L’étape n’est pas dans un état qui permet cet ordre. Voyez où elle en est ; la console indique ce qui est possible maintenant."
            ),
            OrderRefusal.NotItsTurn => new(
                "An earlier stage is not finished. Publish its result first.",
                "Une étape précédente n’est pas terminée. Publiez d’abord son résultat."
            ),
            OrderRefusal.TallyBegan => new(
                "Counting has begun, so the box stays as it is: no further time, no ballot in or out. Count and publish what is there.",
                "Le dépouillement a commencé : l’urne reste telle quelle, sans délai supplémentaire, sans bulletin ajouté ni retiré. Comptez et publiez ce qui s’y trouve."
            ),
            OrderRefusal.AlreadyOpened => new(
                "A stage has been opened or prepared already, so this can no longer change. It is part of what people voted on.",
                "Une étape a déjà été ouverte ou préparée : cela ne peut plus changer, car les membres votent sur cette base."
            ),
            OrderRefusal.VotingUnderWay => new(
                "A round is under way. A candidate can leave the race before it opens or after it is counted.",
                "Un tour est en cours. Une candidature peut être retirée avant l’ouverture ou après le dépouillement."
            ),
            OrderRefusal.RollFrozen => new(
                "The roll is frozen already. Members are added by the order “add member”, which two officers sign.",
                "La liste est déjà arrêtée. On ajoute des membres par l’ordre « ajouter un membre », que deux responsables signent."
            ),
            OrderRefusal.RollNotFrozen => new(
                "The roll is not frozen yet. Order “freeze the roll” first.",
                "La liste n’est pas encore arrêtée. Ordonnez d’abord « arrêter la liste »."
            ),
            OrderRefusal.KeysMissing => new(
                "The trustees’ keys are not there yet. Collect them before a stage is prepared.",
                "Les clés des dépositaires ne sont pas encore là. Réunissez-les avant de préparer une étape."
            ),
            OrderRefusal.LotMissing => new(
                "A tie may be decided by lot, and not every trustee has committed to a part of it. Collect the missing commitments before the first opening.",
                "Une égalité peut être tranchée par le sort, et toutes les parts des dépositaires ne sont pas engagées. Réunissez celles qui manquent avant la première ouverture."
            ),
            OrderRefusal.BeingPrepared => new(
                "The stage is being prepared at this moment. Wait until the minutes say that it is ready.",
                "L’étape est en préparation en ce moment. Attendez que le procès-verbal la dise prête."
            ),
            OrderRefusal.ReasonMissing => new(
                "Say why, in English and in French: members will read it.",
                "Dites pourquoi, en français et en anglais : les membres le liront."
            ),
            OrderRefusal.UnknownTerminal => new(
                "No terminal of this name is enrolled. Choose one from the list.",
                "Aucun terminal de ce nom n’est inscrit. Choisissez-en un dans la liste."
            ),
            OrderRefusal.TerminalKnown => new(
                "A terminal with this name or this key is enrolled already. Remove it first, or use another name.",
                "Un terminal de ce nom ou avec cette clé est déjà inscrit. Retirez-le d’abord ou prenez un autre nom."
            ),
            OrderRefusal.UnknownRow => new(
                "The credential table has no such row. Check the number.",
                "Le tableau des codes n’a pas de telle ligne. Vérifiez le numéro."
            ),
            OrderRefusal.RowNotSpare => new(
                "Only spare codes that nobody holds yet and that were not declared void can be given to new members. Name such rows, each once.",
                "Seuls les codes de réserve que personne n’a encore et qui ne sont pas annulés peuvent être remis à de nouveaux membres. Nommez de telles lignes, chacune une seule fois."
            ),
            OrderRefusal.RowVoid => new(
                "This code is void already. Nothing needs to be done.",
                "Ce code est déjà annulé. Il n’y a rien à faire."
            ),
            OrderRefusal.RowHasVoted => new(
                "A vote was already recorded with this code in a stage whose result is not out. It can only be taken out by the order “strike”, which two officers sign once the stage has closed.",
                "Un vote a déjà été enregistré avec ce code dans une étape dont le résultat n’est pas publié. Il ne peut être retiré que par l’ordre « radier », signé par deux responsables après la clôture."
            ),
            OrderRefusal.UnknownDefinition => new(
                "The new definition is not on the server. Upload it first.",
                "La nouvelle définition n’est pas sur le serveur. Téléversez-la d’abord."
            ),
            OrderRefusal.DefinitionUnfit => new(
                "The new definition does not fit what is made already: the contest, the trustees, with a frozen roll the stages, and an enrolled returning officer must stay. Correct it, or prepare a new contest.",
                "La nouvelle définition ne convient pas à ce qui est déjà fait : la course, les dépositaires, les étapes si la liste est arrêtée et une direction du scrutin inscrite doivent rester. Corrigez-la ou préparez une autre course."
            ),
            OrderRefusal.UnknownCandidate => new(
                "There is no such candidate in this contest. Choose one from the list.",
                "Cette personne n’est pas candidate. Choisissez-en une dans la liste."
            ),
            OrderRefusal.AlreadyWithdrawn => new(
                "This candidate has left the race already.",
                "Cette candidature est déjà retirée."
            ),
            OrderRefusal.CandidatesUnfit => new(
                "The candidates are not those who stand in this round, in the order of the definition. Take the list as the console gives it.",
                "Les candidatures ne sont pas celles de ce tour, dans l’ordre de la définition. Prenez la liste telle que la console la donne."
            ),
            OrderRefusal.RaceDecided => new(
                "The race is decided: no further round is needed. Declare the winner.",
                "La course est décidée : aucun autre tour n’est nécessaire. Proclamez le résultat."
            ),
            OrderRefusal.NotTheWinner => new(
                "The published accounts do not say that this candidate has won. Declare the one they name.",
                "Les comptes publiés ne disent pas que cette personne a gagné. Proclamez celle qu’ils nomment."
            ),
            OrderRefusal.UnknownChannel => new(
                "Name the ways of voting that this stage has, each once.",
                "Nommez les modes de vote de cette étape, chacun une seule fois."
            ),
            OrderRefusal.WindowUnfit => new(
                "A way of voting would close before it opens. Check the times.",
                "Un mode de vote fermerait avant d’ouvrir. Vérifiez les heures."
            ),
            OrderRefusal.EndsTooEarly => new(
                "The new end must lie in the future and, for an extension, after the present one; a way of voting that has no end yet is given one by “set windows”. To end voting now, order “close”.",
                "La nouvelle fin doit être dans l’avenir et, pour une prolongation, après la fin actuelle ; un mode de vote encore sans fin en reçoit une par « fixer les heures ». Pour arrêter le vote maintenant, ordonnez « clore »."
            ),
            OrderRefusal.NotProposed => new(
                "The system does not propose this extension: the policy does not give it, it was used up, or the times changed. Look at the proposal again, or extend for a reason of your own.",
                "Le système ne propose pas cette prolongation : la politique ne la prévoit pas, elle est épuisée ou les heures ont changé. Revoyez la proposition, ou prolongez pour un motif à vous."
            ),
            OrderRefusal.LaterListMade => new(
                "A later stage has its list already, without those who voted here. Whoever voted now could vote in both, so this stage stays closed.",
                "Une étape ultérieure a déjà sa liste, sans celles et ceux qui ont voté ici. Rouvrir permettrait de voter dans les deux : cette étape reste close."
            ),
            OrderRefusal.FingerprintDiffers => new(
                "This is not the fingerprint of the election that was prepared. Compare it with the minutes before you open.",
                "Ce n’est pas l’empreinte de l’élection préparée. Comparez-la avec le procès-verbal avant d’ouvrir."
            ),
            OrderRefusal.UnknownBallot => new(
                "The box of this stage does not hold this ballot for this row. Check the receipt number and the row.",
                "L’urne de cette étape ne contient pas ce bulletin pour cette ligne. Vérifiez le numéro de reçu et la ligne."
            ),
            OrderRefusal.AlreadyStruck => new(
                "This ballot was struck already. Nothing needs to be done.",
                "Ce bulletin est déjà radié. Il n’y a rien à faire."
            ),
            OrderRefusal.UnknownColumn => new(
                "This contest has no such column. Choose one from the list.",
                "Cette course n’a pas de telle colonne. Choisissez-en une dans la liste."
            ),
            OrderRefusal.BatchKnown => new(
                "A batch with this number is in the minutes already. Give the next number.",
                "Un lot de ce numéro figure déjà au procès-verbal. Donnez le numéro suivant."
            ),
            OrderRefusal.BatchTooSmall => new(
                "So few ballots could show how somebody voted. Put them together with others and enter the larger batch.",
                "Si peu de bulletins pourraient révéler le choix d’une personne. Joignez-les à d’autres et saisissez le lot ainsi formé."
            ),
            OrderRefusal.SumsDiffer => new(
                "The parts do not add up to the number of ballots. Count again what differs and correct the entry.",
                "La somme des parties n’égale pas le nombre de bulletins. Recomptez ce qui diffère et corrigez la saisie."
            ),
            OrderRefusal.EntriesDiffer => new(
                "The two entries of this batch differ. Count the batch again together; nothing was taken over.",
                "Les deux saisies de ce lot diffèrent. Recomptez-le ensemble ; rien n’a été repris."
            ),
            OrderRefusal.FactsDiffer => new(
                "What the order names is not what the server holds now. Look again and order anew.",
                "Ce que l’ordre nomme n’est pas ce que le serveur détient maintenant. Regardez de nouveau et refaites l’ordre."
            ),
            OrderRefusal.AccountDiffers => new(
                "This is not the latest account of the round: a batch was added, or it is still being counted. Read the new account before you publish.",
                "Ce n’est pas le dernier compte du tour : un lot a été ajouté ou le dépouillement continue. Lisez le nouveau compte avant de publier."
            ),
            OrderRefusal.RoundsUnpublished => new(
                "A round that was held is not published yet. Publish it before you declare the winner.",
                "Un tour qui a eu lieu n’est pas encore publié. Publiez-le avant de proclamer le résultat."
            ),
            OrderRefusal.AlreadyDeclared => new("The winner is declared already.", "Le résultat est déjà proclamé."),
            OrderRefusal.NotDeclared => new(
                "Personal data is needed until the winner is declared and the time for challenges is over.",
                "Les données personnelles sont nécessaires jusqu’à la proclamation et à la fin du délai de contestation."
            ),
            OrderRefusal.ChallengePeriod => new(
                "The time for challenges is not over. Order it again afterwards.",
                "Le délai de contestation n’est pas écoulé. Redonnez l’ordre ensuite."
            ),
            OrderRefusal.AlreadyErased => new(
                "The contest is over and its personal data is erased: nothing more can be ordered.",
                "La course est terminée et ses données personnelles sont effacées : plus rien ne peut être ordonné."
            ),
            OrderRefusal.NeedsMoreOfficers => new(
                "This order waits for the signature of another officer.",
                "Cet ordre attend la signature d’une autre personne responsable."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
}
