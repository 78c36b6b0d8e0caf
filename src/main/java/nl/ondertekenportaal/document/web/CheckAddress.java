package nl.ondertekenportaal.document.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The address in the QR code of every document, which must work as long as the paper lasts: shows the page that checks it. */
@WebServlet("/controle/*")
public class CheckAddress extends HttpServlet {

    /** The request attribute with the code. */
    static final String CODE = "controle.code";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        request.setAttribute(CODE, path == null ? "" : path.substring(1));
        request.getRequestDispatcher("/document/check").forward(request, response);
    }
}
