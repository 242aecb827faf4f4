namespace ParticipatoryHub.Web.Languages;

/// <summary>Names the resource files of the pages' texts: the English sentence is the key, Text.{language}.resx the translations.</summary>
internal sealed class Text;
