using System.Xml.Linq;
using ExpertReview.Web.Features.Applications.Reading;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

/// <summary>Markup that is well-formed but wrong, by a random number with a fixed seed.</summary>
public sealed class DamagedMarkupTests
{
    private static readonly string[] Values = ["", "-1", "99999999999", "x", "0", "restart", "true", "FFFF"];

    [Fact]
    public void Wrong_markup_of_a_Word_form_is_never_thrown()
    {
        for (int seed = 0; seed < 80; seed++)
        {
            var random = new Random(seed);
            var reading = ReadChanged("app-004", body => Damage(body, random));
            Assert.True(reading.Answers is not null || reading.Problems.Count == 1);
        }
    }

    [Fact]
    public void Wrong_markup_of_a_workbook_is_never_thrown()
    {
        using var memory = new MemoryStream();
        WorkbookTemplate.Write(Scheme, memory, Read(Form("app-004")).Answers);
        string[] parts = ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/styles.xml"];
        for (int seed = 0; seed < 80; seed++)
        {
            var random = new Random(seed);
            byte[] workbook = WithPart(memory.ToArray(), parts[seed % parts.Length], text =>
            {
                var document = XDocument.Parse(text);
                Damage(document.Root!, random);
                return document.ToString(SaveOptions.DisableFormatting);
            });
            var reading = WorkbookReader.Read(new MemoryStream(workbook), Scheme);
            Assert.True(reading.Answers is not null || reading.Problems.Count == 1);
        }
    }

    private static void Damage(XElement root, Random random)
    {
        for (int change = 0; change < 12; change++)
        {
            var elements = root.Descendants().ToList();
            if (elements.Count < 3)
                return;
            var element = elements[random.Next(elements.Count)];
            var other = elements[random.Next(elements.Count)];
            switch (random.Next(5))
            {
                case 0:
                    element.Remove();
                    break;
                case 1 when !other.AncestorsAndSelf().Contains(element) && !element.Ancestors().Contains(other):
                    element.Remove();
                    other.Add(element);
                    break;
                case 2:
                    element.Name = other.Name;
                    break;
                case 3 when element.Attributes().FirstOrDefault(attribute => attribute.Name.Namespace != XNamespace.Xml) is { } attribute:
                    attribute.Value = Values[random.Next(Values.Length)];
                    break;
                default:
                    element.AddAfterSelf(new XElement(element));
                    break;
            }
        }
    }
}
