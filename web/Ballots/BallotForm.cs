using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Web.Api;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>A ballot as sent: well formed or not; whether the round's rules allow it is for the box to say.</summary>
internal sealed class BallotForm
{
    private const int MostChoices = 1000;
    private const long MostPoints = 1_000_000_000;
    private const long NoValue = -1;

    private static readonly string[] Fields = ["castId", "voterCode", "choices", "nonce"];
    private static readonly string[] ChoiceFields = ["project", "value"];

    private readonly ImmutableArray<Choice>.Builder choices = ImmutableArray.CreateBuilder<Choice>(16);
    private Guid castId;
    private string code = "";
    private string? nonce;
    private string project = "";
    private long value;

    /// <summary>The code as typed.</summary>
    public string VoterCode => code;

    /// <summary>Whether a choice came without its value, so that the method must say what it is.</summary>
    public bool LacksValues { get; private set; }

    /// <summary>Reads the body; null when it is well formed.</summary>
    public static Refused? Read(ReadOnlySpan<byte> body, BallotForm into) => StrictJson.ReadBody(body, ReadField, into, 0b0111, Fields);

    /// <summary>The command, with missing values as the method has them: the place in the list for ordinal, else 1.</summary>
    public CastBallot ToCommand(VotingMethod method)
    {
        for (var at = 0; LacksValues && at < choices.Count; at++)
        {
            if (choices[at].Value == NoValue)
            {
                choices[at] = choices[at] with { Value = method == VotingMethod.Ordinal ? at + 1 : 1 };
            }
        }

        return new CastBallot(castId, code, choices.DrainToImmutable(), nonce, BallotChannel.Online);
    }

    private static int ReadField(ref StrictJson json, ReadOnlySpan<byte> field, BallotForm form)
    {
        if (field.SequenceEqual("castId"u8))
        {
            form.castId = json.Id("castId");
            return 1;
        }

        if (field.SequenceEqual("voterCode"u8))
        {
            form.code = json.Text("voterCode", 64) ?? "";
            return 2;
        }

        if (field.SequenceEqual("choices"u8))
        {
            json.List("choices", MostChoices, ReadChoice, form);
            return 4;
        }

        if (field.SequenceEqual("nonce"u8))
        {
            form.ReadNonce(ref json);
            return 8;
        }

        return 0;
    }

    private static bool ReadChoice(ref StrictJson json, BallotForm form)
    {
        form.value = NoValue;
        if (!json.Object(ReadChoiceField, form, 0b01, ChoiceFields))
        {
            return false;
        }

        form.LacksValues |= form.value == NoValue;
        form.choices.Add(new Choice(form.project, form.value));
        return true;
    }

    private static int ReadChoiceField(ref StrictJson json, ReadOnlySpan<byte> field, BallotForm form)
    {
        if (field.SequenceEqual("project"u8))
        {
            form.project = json.Text("project", 64) ?? "";
            return 1;
        }

        if (field.SequenceEqual("value"u8))
        {
            form.value = json.Whole("value", 0, MostPoints);
            return 2;
        }

        return 0;
    }

    private void ReadNonce(ref StrictJson json)
    {
        if (json.IsNull)
        {
            return;
        }

        nonce = json.Text("nonce", 32);
        if (nonce is not null && (nonce.Length != 32 || !nonce.All(char.IsAsciiHexDigit)))
        {
            json.Refuse("malformed-body", "“nonce” must be 32 hex digits: 16 random bytes of the voter's device.", "nonce");
        }
    }
}
