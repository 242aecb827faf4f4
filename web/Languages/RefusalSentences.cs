namespace ParticipatoryHub.Web.Languages;

/// <summary>Refusals in the reader's language: a feature knows its own codes, and leaves the sentence of any other as it is.</summary>
internal abstract class RefusalSentences
{
    public IEnumerable<Refused> Say(IEnumerable<Refused> refusals) => refusals.Select(refused => refused with { Sentence = Sentence(refused) });

    protected abstract string Sentence(Refused refused);
}
