package dev.crease.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/// Runs a template, which is a class by now, into a string. Everything it writes is escaped for the
/// place it stands in.
final class Html {
  private static final int USUAL_LENGTH = 32 * 1024;

  private Html() {}

  /// A template with its values.
  interface Template {
    void write(HtmlTemplateOutput out, HtmlInterceptor interceptor);
  }

  static String of(Template template) {
    var out = new StringOutput(USUAL_LENGTH);
    template.write(new OwaspHtmlTemplateOutput(out), new Untouched());
    return out.toString();
  }

  /// Leaves every tag as the template has it.
  private static final class Untouched implements HtmlInterceptor {
    @Override
    public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput out) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput out) {}
  }
}
