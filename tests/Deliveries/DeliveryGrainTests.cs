using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Deliveries;

public sealed class DeliveryGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly StaffMember Finance = new("f1", "Fiona Finance", [StaffRole.Finance]);

    [Theory, ClassData(typeof(Databases))]
    public async Task Delivery_FromResultToDone_KeepsNewsMoneyAndPhotos(DatabaseKind kind)
    {
        // Arrange
        var round = await Published(kind);
        var delivery = Delivery(kind, round, "p01");
        var photo = new AddPhoto(Guid.NewGuid(), Photos.Png(), "A new bench under two trees", RoundExamples.Officer) { Consent = Photos.Nobody };

        // Act
        Done(await delivery.Change(new(" The Men’s Shed ", new DateOnly(2030, 6, 30), "GF-1", RoundExamples.Officer)));
        Done(await delivery.Move(Move(DeliveryMove.Start, "The wood has come.")));
        Done(await delivery.Tell(new(Guid.NewGuid(), "Half of it stands.", RoundExamples.Administrator)));
        Done(await delivery.Pay(Payment(3_000_00)));
        Done(await delivery.Pay(Payment(-200_00) with { Corrects = 1 }));
        Done(await delivery.AddPhoto(photo));
        Done(await delivery.Move(Move(DeliveryMove.Deliver, "Come and sit down.")));

        // Assert
        var view = (await delivery.GetView())!;
        Assert.Equal((DeliveryPhase.Delivered, "The Men’s Shed", new DateOnly(2030, 6, 30)), (view.Phase, view.Owner, view.ExpectedBy!.Value));
        Assert.Equal((new Money(4_000_00), new Money(2_800_00), new Money(1_200_00)), (view.Award, view.Spent, view.Left));
        Assert.Equal(["Come and sit down.", "Half of it stands.", "The wood has come."], view.News.Select(news => news.Words));
        var shown = Assert.Single(view.Photos);
        Assert.Equal((2, 1, "A new bench under two trees"), (shown.Width, shown.Height, shown.AltText));
        var stored = (await hubs[kind].Services.GetRequiredService<IDeliveryPhotos>().Find(round, shown.Id, default))!;
        Assert.Equal("image/png", stored.Type);
        Assert.DoesNotContain("secret place", Encoding.Latin1.GetString(stored.Bytes.Span), StringComparison.Ordinal);
        var line = (await hubs[kind].Grains.GetGrain<IDeliveriesGrain>(round).List()).Single(line => line.Project == "p01");
        Assert.Equal((DeliveryPhase.Delivered, new Money(2_800_00), "GF-1"), (line.Phase, line.Spent, line.LedgerCode));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Photo_WithoutConsentThatStands_IsNotShown(DatabaseKind kind)
    {
        // Arrange
        var round = await Published(kind);
        var delivery = Delivery(kind, round, "p01");
        var stored = hubs[kind].Services.GetRequiredService<IDeliveryPhotos>();
        var photo = new AddPhoto(Guid.NewGuid(), Photos.Png(), "Two people at work", RoundExamples.Officer);
        var id = photo.Id.ToString("N");
        var agreed = new GivenConsent(ConsentBasis.EverybodyAgreed, " Ann and Bob ", new DateOnly(2026, 4, 30));

        // Act
        var without = await delivery.AddPhoto(photo);
        var bytes = await stored.Find(round, id, default);
        Done(await delivery.AddPhoto(photo with { Consent = agreed }));
        var (shown, known) = ((await delivery.GetView())!.Photos, (await delivery.GetStaffView(RoundExamples.Officer))!.Photos);
        var foreign = await delivery.RecordConsent(new(id, null, Finance));
        Done(await delivery.RecordConsent(new(id, null, RoundExamples.Officer)));
        var (hidden, kept) = ((await delivery.GetView())!.Photos, (await delivery.GetStaffView(RoundExamples.Officer))!.Photos);
        var seen = (await stored.Find(round, id, default))!.IsShown;
        Done(await delivery.RecordConsent(new(id, Photos.Nobody, RoundExamples.Officer)));

        // Assert
        Assert.Equal(("consent-missing", "consentBasis"), (without.Refusals.Single().Code, without.Refusals.Single().Field));
        Assert.Null(bytes);
        Assert.Equal(("", "Ann and Bob", "Olive Officer"), (shown.Single().Consent!.Who, known.Single().Consent!.Who, known.Single().Consent!.By));
        Assert.Equal("not-yours", foreign.Refusals.Single().Code);
        Assert.Empty(hidden);
        Assert.Equal((false, false, "Ann and Bob"), (seen, kept.Single().IsShown, kept.Single().Consent!.Who));
        Assert.True((await stored.Find(round, id, default))!.IsShown);
        Assert.Single((await delivery.GetView())!.Photos);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Return_OfWhatWasNotNeeded_IsInThePotOnceAndALaterRoundDrawsOnIt(DatabaseKind kind)
    {
        // Arrange
        var (grains, round) = (hubs[kind].Grains, await Published(kind, more: 12_34));
        var (pots, delivery) = (grains.GetGrain<IPotsGrain>("all"), Delivery(kind, round, "p01"));
        var name = $"Pot of {round}";
        Assert.True((await pots.Open(new(Guid.NewGuid(), name, Finance))).Done);
        var number = (await pots.List()).Single(pot => pot.Name == name).Number;
        Done(await delivery.Move(Move(DeliveryMove.Start, "Go.")));
        Done(await delivery.Pay(Payment(3_500_00)));
        var back = new ReturnUnderspend(Guid.NewGuid(), number, new Money(400_00), Finance);
        var early = await delivery.Return(back);
        Done(await delivery.Move(Move(DeliveryMove.Deliver, "There it is.")));

        // Act
        Done(await delivery.Return(back));
        Done(await delivery.Return(back));
        var tooMuch = await delivery.Return(back with { Id = Guid.NewGuid(), Amount = new Money(100_01) });
        var next = Box.NewRound();
        Assert.Empty((await grains.GetGrain<IRoundGrain>(next).Create(new(RoundExamples.Setup() with { OpensAt = hubs[kind].Clock.Now.AddDays(1), ClosesAt = hubs[kind].Clock.Now.AddDays(9) }, RoundExamples.Officer))).Refusals);
        var draw = new MoveMoney(Guid.NewGuid(), number, PotMove.ToRound, next, new Money(150_00), "Cabinet, in May", Finance);
        var outcomes = new[] { await pots.Move(draw), await pots.Move(draw), await pots.Move(draw with { Id = Guid.NewGuid(), Round = round }) };
        var left = (await pots.LeftOf(round))!.Value;
        Assert.True((await pots.Move(draw with { Id = Guid.NewGuid(), Move = PotMove.FromRound, Round = round, Amount = left })).Done);
        var audit = hubs[kind].Services.GetRequiredService<IAuditJournal>();
        var told = new List<string>();
        await foreach (var line in audit.Read(new AuditFilter(), default))
        {
            told.AddRange(line.Entry.What.Contains(name, StringComparison.Ordinal) ? [line.Entry.Act] : []);
        }

        // Assert
        Assert.Equal(["not-over", "over-left", "round-frozen"], [early.Refusals.Single().Code, tooMuch.Refusals.Single().Code, outcomes[2].Refusals.Single().Code]);
        var view = (await delivery.GetView())!;
        Assert.Equal((new Money(400_00), new Money(100_00), name), (view.Returned, view.Left, view.Returns.Single().PotName));
        var pot = (await pots.List()).Single(pot => pot.Number == number);
        Assert.Equal(new Money(250_00) + left, pot.Balance);
        Assert.Equal(["pot-filled", "pot-drawn", "pot-filled", "pot-made"], told);
        Assert.Equal((new PotShare(new Money(150_00), Money.Zero), new PotShare(Money.Zero, left)), (await pots.Share(next), await pots.Share(round)));
        var figures = (await grains.GetGrain<IRoundGrain>(round).GetFigures(Finance))!.Figures;
        Assert.Equal(left, figures.Unspent);
        Assert.Contains(ReconciliationLines.Of(figures), line => (line.Name, line.Figure) == ("– of which put into pots", left.Pence));
        Assert.Equal([(400_00L, round, "p01", "Project p01"), (-150_00L, next, null, "Cabinet, in May"), (left.Pence, round, null, "Cabinet, in May")], pot.Entries.Select(entry => (entry.Amount.Pence, entry.Round, entry.Project, entry.Words)));
        var lines = await Text(target => new DeliveryExports(grains).WriteDeliveries(round, target, false, CsvFlavour.Data, default));
        Assert.Contains("p01,Project p01,delivered,,,4000.00,3500.00,400.00,100.00,GBP,", lines, StringComparison.Ordinal);
        Assert.Contains($",150.00,250.00,", (await Text(async target =>
        {
            await new PotExports(grains).Write(target, CsvFlavour.Data, default);
            return null;
        })).Replace("-150.00", "150.00", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Pay_Recorded_IsInTheAuditLogOnceWithoutWhatItWasFor(DatabaseKind kind)
    {
        // Arrange
        var round = await Published(kind);
        var delivery = Delivery(kind, round, "p01");
        var first = Payment(3_000_00);
        Done(await delivery.Pay(first));
        Done(await delivery.Change(new("Jo Bloggs", null, "GF-1", RoundExamples.Officer)));

        // Act
        Done(await delivery.Pay(first));
        Done(await delivery.Pay(Payment(-200_00) with { Corrects = 1, What = "Jo Bloggs paid back" }));
        Assert.False((await delivery.Pay(Payment(1_00) with { By = RoundExamples.Nobody })).Done);

        // Assert
        var told = await hubs[kind].Services.GetRequiredService<IAuditJournal>().Read(new(round, Act: "payment-recorded"), default).Select(line => line.Entry).Reverse().ToListAsync();
        Assert.Equal(
            ["Project p01: recorded payment 1 of 300000 pence, no ledger code.", "Project p01: corrected payment 1 by -20000 pence, as payment 2, ledger code GF-1."],
            told.Select(entry => entry.What));
        Assert.Equal([("p01 spent, in pence", "0", "300000"), ("p01 spent, in pence", "300000", "280000")], told.Select(entry => entry.Changes.Single()).Select(change => (change.Part, change.Before, change.After)));
        Assert.All(told, entry => Assert.Equal((round, "f1", "Fiona Finance", hubs[kind].Clock.Now), (entry.Round, entry.ById, entry.ByName, entry.At)));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task List_OfAPublishedRound_HasEveryFundedProjectAndNoOther(DatabaseKind kind)
    {
        // Arrange
        var round = await Published(kind);

        // Act
        var lines = await hubs[kind].Grains.GetGrain<IDeliveriesGrain>(round).List();

        // Assert
        Assert.Equal(["p01", "p03"], lines.Select(line => line.Project).Order());
        Assert.All(lines, line => Assert.Equal((DeliveryPhase.NotStarted, Money.Zero), (line.Phase, line.Spent)));
        Assert.Null(await Delivery(kind, round, "p02").GetView());
        Assert.Equal("delivery-unknown", Assert.Single((await Delivery(kind, round, "p02").Move(Move(DeliveryMove.Start, "Go."))).Refusals).Code);
        Assert.Empty(await hubs[kind].Grains.GetGrain<IDeliveriesGrain>("no-such-round").List());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_SentTwice_HasOneEffect(DatabaseKind kind)
    {
        // Arrange
        var delivery = Delivery(kind, await Published(kind), "p01");
        var start = Move(DeliveryMove.Start, "Go.");
        var news = new TellNews(Guid.NewGuid(), "More.", RoundExamples.Officer);
        var payment = Payment(10_00);
        var photo = new AddPhoto(Guid.NewGuid(), Photos.Png(), "A photo", RoundExamples.Officer) { Consent = Photos.Nobody };

        // Act
        foreach (var _ in (int[])[1, 2])
        {
            Done(await delivery.Move(start));
            Done(await delivery.Tell(news));
            Done(await delivery.Pay(payment));
            Done(await delivery.AddPhoto(photo));
        }

        // Assert
        var view = (await delivery.GetView())!;
        Assert.Equal((2, 1, new Money(10_00)), (view.News.Length, view.Photos.Length, view.Spent));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_FromSomeoneWithoutTheRole_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var delivery = Delivery(kind, await Published(kind), "p01");
        var photo = Photos.Png();

        foreach (var (by, allowed) in ((StaffMember, bool[])[])
            [(RoundExamples.Nobody, [false, false, false, false, false, false]), (Finance, [false, false, false, true, false, true])])
        {
            // Act
            DeliveryOutcome[] outcomes =
            [
                await delivery.Move(Move(DeliveryMove.Start, "Go.") with { By = by }),
                await delivery.Tell(new(Guid.NewGuid(), "News.", by)),
                await delivery.Change(new("Somebody", null, null, by)),
                await delivery.Change(new(null, null, "GF-2", by)),
                await delivery.AddPhoto(new(Guid.NewGuid(), photo, "A photo", by) { Consent = Photos.Nobody }),
                await delivery.Pay(Payment(1_00) with { By = by }),
            ];

            // Assert
            Assert.Equal(allowed, outcomes.Select(outcome => outcome.Done));
            Assert.All(outcomes.Where(outcome => !outcome.Done), outcome => Assert.Equal("not-yours", Assert.Single(outcome.Refusals).Code));
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Csv_OfDeliveries_GivesLedgerCodesToStaffOnly(DatabaseKind kind)
    {
        // Arrange
        var round = await Published(kind);
        var delivery = Delivery(kind, round, "p01");
        Done(await delivery.Change(new("=cmd()", null, "GF-7", RoundExamples.Officer)));
        Done(await delivery.Pay(Payment(12_50)));
        var exports = new DeliveryExports(hubs[kind].Grains);

        // Act
        var open = await Text(target => exports.WriteDeliveries(round, target, false, CsvFlavour.Excel, default));
        var staff = await Text(target => exports.WriteDeliveries(round, target, true, CsvFlavour.Excel, default));
        var payments = await Text(target => exports.WritePayments(round, target, Finance, CsvFlavour.Data, default));

        // Assert
        Assert.DoesNotContain("GF-7", open, StringComparison.Ordinal);
        Assert.Contains("p01,Project p01,not started,'=cmd(),,4000.00,12.50,0.00,3987.50,GBP,", open, StringComparison.Ordinal);
        Assert.Contains(",GF-7\r\n", staff, StringComparison.Ordinal);
        Assert.Contains("p01,GF-7,1,2027-01-04,12.50,GBP,Invoice 17,,Fiona Finance,", payments, StringComparison.Ordinal);
        Assert.Equal("delivery-unknown", (await exports.WriteDeliveries("no-such-round", Stream.Null, false, CsvFlavour.Data, default))!.Code);
    }

    private static RecordPayment Payment(long pence) => new(Guid.NewGuid(), new Money(pence), new DateOnly(2027, 1, 4), "Invoice 17", null, false, Finance);

    private static MoveDelivery Move(DeliveryMove move, string words) => new(Guid.NewGuid(), move, words, null, RoundExamples.Officer);

    private static void Done(DeliveryOutcome outcome) => Assert.Empty(outcome.Refusals);

    private static async Task<string> Text(Func<Stream, Task<Refused?>> write)
    {
        using var stream = new MemoryStream();
        Assert.Null(await write(stream));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private IDeliveryGrain Delivery(DatabaseKind kind, string round, string project) =>
        hubs[kind].Grains.GetGrain<IDeliveryGrain>(new DeliveryKey(round, project).ToString());

    // Projects p01 and p03 are funded, p02 is not.
    /// <param name="more">Pence of the budget that nothing is proposed for.</param>
    private async Task<string> Published(DatabaseKind kind, long more = 0)
    {
        var hub = hubs[kind];
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        var setup = RoundExamples.Setup() with { OpensAt = hub.Clock.Now.AddDays(1), ClosesAt = hub.Clock.Now.AddDays(9), Counting = CountOptions.For(CountingRule.Greedy) };
        setup = setup with { Budget = setup.Budget + new Money(more) };
        var please = new MoveRound(RoundExamples.Officer);
        Assert.Empty((await round.Create(new(setup, RoundExamples.Officer))).Refusals);
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(1, null, "letters", RoundExamples.Officer))).Codes;
        Assert.Empty((await round.OpenVoting(please)).Refusals);
        Assert.Null((await hub.Grains.GetGrain<IBallotBoxGrain>(id).Cast(new(Guid.NewGuid(), codes[0], [new Choice("p01", 1), new Choice("p03", 1)], null, BallotChannel.Online))).Refusal);
        Assert.Empty((await round.CloseVoting(please)).Refusals);
        Assert.Empty((await round.Count(please)).Refusals);
        await round.PublishSigned(hub.Clock.Now);
        return id;
    }
}
